using System.Collections.Immutable;
using Miyaburi.Text;

namespace Miyaburi.Signals.Content;

/// <summary>Finds character forms of Chinese that Japanese text does not use: simplified ones, and others outside JIS X 0208.</summary>
internal static class ChineseForms
{
    /// <summary>Where so many of its letters are kana, a text is Japanese; less is a Chinese text with a Japanese word.</summary>
    private const double KanaShare = 0.2;

    private static readonly UnitSet Forms = new(
        "业东丝两严丧丰临为举么义乌乐习乡书买亏亚产亩亲亿仅仑仓仪们众优伙伞伟传伤伦伪佣侦侧侨债值倾偿储兑兰关兴养兽冈军农冯冻净减" +
        "凑凤凯击凿刘则刚创删别剂剑剧劝办务动劲劳势勋匀华协单卖卢卧卫厅历厉压厌县发变叹吓吗启吴员呜响哑唤啰嗯团园围图圆圣场块坚坛" +
        "坝坟坠垄垒垫墙壳处备复够头夹夺奋奖妆妇妈娱婶孙宁实宠审宪宫宽宾对寻导尔尘尝层岁岂岗岛岭币帅师帐帘带帮库应庙废开异张弹强归" +
        "录彻忆忧怀态总恳恶惊惩惯愤戏战户扑执扩扫扬扰抚抢护报拟拥择挡挣挥损换掷摄摆摇撑敌斋时旷显晓晕暂术杀杂权杨极构枪柜标栈栋栏" +
        "树样桥检欢毕毙氢汇汉汤沟泻泼泽洁测济浑浓涝润涨渐渔滚满滤滥灭灵灾炼烂烛烦烧热爱爷牺狮狱猎玛环现琐电畅疗疯痪皱盏盐监盘睁睐" +
        "矫矿码砖础硕确祸离种积稅稳窍窑窝竞笔笼筹签简类紧纠红约级纪纯纲纳纵纷纸纹纽线练组细织终绍经绑结绕绘给络绝统继绩绪续维绵综" +
        "绿缓编缘缩罗罚职联肃肠肤胁胜脏脑脸腊舰艺节茧荣药莲获萝营蓝虑虽虾蚀补衬见观规视览觉计订认讨让训议讯记讲许论设访证评识诈诉" +
        "词译试诚话该详语误说请诸读课谁调谈谊谋谓谢谱贝负财责败账货质贩贪贫购贯贴贵贷费贺贼贿资赋赌赏赔赖赚赛赞赠赢赶趋跃车轨转轮" +
        "软轰轻载较辅辆辈辉辑输辖达迁过迈运还这进远违连迟适选递逻遗邓邮邻郑释针钉钓钟钢钥钦钩钮钱钻铁铃铜铝银链销锁锅错锦键锻镇镜" +
        "长门闪闭问闲间闷闹闻阀阁阅队阳阴阵阶际陆陈险隐难雾页顶项顺须顾顿预领频颗题颜额风飞饭饮饰饱馆马驱驶驾骂验骗骤鱼鲁鲜鸟鸡鸣" +
        "鸭齐齿龄龙龟");

    /// <summary>The first few places, in a text that is mainly Japanese.</summary>
    internal static ImmutableArray<TextRange> Find(string text)
    {
        var first = Forms.IndexIn(text);
        if (first < 0 || !IsMainlyJapanese(text))
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<TextRange>();
        for (var at = first; at < text.Length && found.Count < AnalysisLimits.Default.EvidencePerFinding; at++)
        {
            if (Forms.Contains(text[at]))
            {
                found.Add(new TextRange(at, 1));
            }
        }

        return found.ToImmutable();
    }

    private static bool IsMainlyJapanese(string text)
    {
        var (kana, letters) = (0, 0);
        foreach (var c in text)
        {
            if (c is >= '\u3041' and <= '\u30FE')
            {
                kana++;
                letters++;
            }
            else if (c is >= '\u4E00' and <= '\u9FFF')
            {
                letters++;
            }
        }

        return kana > letters * KanaShare;
    }
}
